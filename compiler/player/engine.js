// engine.js - the rule engine in the page: a thin wrapper around the
// WebAssembly module that scripts/wasm builds.
//
// Where WebAssembly is missing or refused (locked-down profiles, a content
// policy), engine-js.js beside this file is loaded, and only there: the same
// module as JavaScript, larger and slower, with the same results.
//
// Stilte.startEngine(Stilte.wasm) -> Promise of an engine with
//   load(tableText)           throws Error when the table cannot be used
//   answer(fullName, object)  -> true, or false: no such exercise or answer
//   visit(lessonId)           -> true, or false: no such lesson
//   told(element, value)      what the LMS holds, so that no status is
//                             lowered; false: no such element or value
//   evaluate()                -> result object
//   pack(), unpack(state)     -> the state as text; true when all of it was
//                             sound (what could be read is kept either way)
//   update()                  -> {kept, dropped, redone}: what became of the
//                             answers in the state that was unpacked last
//   setSeed(n), seed()        the participant's seed, 1..2^31-1 (0: none yet);
//                             false when there is one that answers hang on
//   answers()                 -> {answers: {...}, visited: [...]}
//   textBytes(string)         -> room it takes in the state
//   reset()
//
// A failure inside the module that is not Lua's own (no memory, no stack)
// leaves it in an unknown condition: it is dropped, `dead` is true, and every
// call throws. The answers live on in the state that was packed last; start a
// new engine for them.
(function (root) {
  'use strict';

  // The only thing that Lua's errors are thrown as, see wasm_rt.c.
  var LUA_ERROR = {};

  // Where this file lies; engine-js.js lies beside it.
  var here = typeof document === 'undefined' || !document.currentScript ?
    '' : document.currentScript.src;

  // The number of the sign at a place, see scripts/bytes-js.
  function signAt(text, at) {
    var code = text.charCodeAt(at);
    return code - 32 - (code > 34) - (code > 92);
  }

  function bytesOf(text) {
    var bytes = new Uint8Array(text.length);
    var order = [];
    var n = 0;
    for (var i = 0; i < 512; i += 2) {
      order.push(parseInt(text.substr(i, 2), 16));
    }
    for (i = 512; i < text.length; i++) {
      var sign = signAt(text, i);
      bytes[n++] = sign > 1 ? order[sign - 2] :
        order[91 + 93 * sign + signAt(text, ++i)];
    }
    return bytes.subarray(0, n);
  }

  function Engine(wasm) {
    this.dead = false;
    this.wasm = wasm;
    this.encoder = new TextEncoder();
    this.decoder = new TextDecoder();
    this.engine = this.call('wasm_new');
  }

  // Calls an export. Texts are copied into the module and given back.
  Engine.prototype.call = function (name) {
    var wasm = this.wasm;
    var texts = [];
    var args = [];
    if (this.dead) throw new Error('The engine has stopped.');
    try {
      for (var i = 1; i < arguments.length; i++) {
        var arg = arguments[i];
        if (typeof arg === 'string') {
          arg = this.copyIn(arg);
          texts.push(arg);
        }
        args.push(arg);
      }
      var result = wasm[name].apply(null, args);
      for (var k = 0; k < texts.length; k++) wasm.wasm_give(texts[k]);
      return result;
    } catch (error) {
      this.dead = true;
      this.wasm = null;
      throw error === LUA_ERROR ? new Error('A rule failed.') : error;
    }
  };

  Engine.prototype.copyIn = function (text) {
    var bytes = this.encoder.encode(text);
    var at = this.wasm.wasm_take(bytes.length + 1);
    var memory = new Uint8Array(this.wasm.memory.buffer);
    memory.set(bytes, at);
    memory[at + bytes.length] = 0;
    return at;
  };

  Engine.prototype.textAt = function (at) {
    var memory = new Uint8Array(this.wasm.memory.buffer);
    return this.decoder.decode(memory.subarray(at, memory.indexOf(0, at)));
  };

  Engine.prototype.load = function (tableText) {
    if (!this.call('wasm_load', this.engine, String(tableText))) {
      throw new Error(this.textAt(this.call('wasm_problem', this.engine)));
    }
  };

  Engine.prototype.answer = function (fullName, object) {
    return this.call('wasm_answer', this.engine, String(fullName),
      JSON.stringify(object) || '') !== 0;
  };

  Engine.prototype.visit = function (lessonId) {
    return this.call('wasm_visit', this.engine, String(lessonId)) !== 0;
  };

  Engine.prototype.told = function (element, value) {
    return this.call('wasm_told', this.engine, String(element),
      String(value)) !== 0;
  };

  // resultText and answersText: the same as text, to compare byte for byte.
  Engine.prototype.resultText = function () {
    return this.textAt(this.call('wasm_evaluate', this.engine));
  };

  Engine.prototype.evaluate = function () {
    return JSON.parse(this.resultText());
  };

  Engine.prototype.pack = function () {
    return this.textAt(this.call('wasm_pack', this.engine));
  };

  Engine.prototype.unpack = function (state) {
    return this.call('wasm_unpack', this.engine, String(state || '')) !== 0;
  };

  Engine.prototype.update = function () {
    return {
      kept: this.call('wasm_update', this.engine, 0),
      dropped: this.call('wasm_update', this.engine, 1),
      redone: this.call('wasm_update', this.engine, 2)
    };
  };

  Engine.prototype.setSeed = function (seed) {
    return this.call('wasm_set_seed', this.engine, seed) !== 0;
  };

  Engine.prototype.seed = function () {
    return this.call('wasm_seed', this.engine);
  };

  Engine.prototype.answersText = function () {
    return this.textAt(this.call('wasm_answers', this.engine));
  };

  Engine.prototype.answers = function () {
    return JSON.parse(this.answersText());
  };

  Engine.prototype.textBytes = function (string) {
    return this.call('wasm_text_bytes', String(string));
  };

  Engine.prototype.reset = function () {
    this.call('wasm_reset', this.engine);
  };

  // What the module imports. `wasm` is filled in once it is there.
  function importsOf(holder) {
    return {
      'try': function (body, state, data) {
        try {
          holder.wasm.wasm_invoke(body, state, data);
          return 0;
        } catch (error) {
          if (error !== LUA_ERROR) throw error;
          return 1;
        }
      },
      'throw': function () {
        throw LUA_ERROR;
      }
    };
  }

  // wasm2js makes other names of the words of JavaScript.
  function startInJs(holder) {
    var imports = importsOf(holder);
    holder.wasm = root.Stilte.engineInJs({
      try_: imports['try'], throw_: imports['throw'],
      abort: function () { throw new Error('The engine gave up.'); }
    });
  }

  function loadInJs() {
    return new Promise(function (resolve, reject) {
      var script = document.createElement('script');
      script.src = here.replace(/engine\.js([?#].*)?$/, 'engine-js.js');
      script.onload = resolve;
      script.onerror = function () {
        reject(new Error('engine-js.js cannot be loaded.'));
      };
      document.head.appendChild(script);
    });
  }

  // Whatever the reason for a refusal is, a page that can go on should.
  function fallBack(holder, refusal) {
    if (root.Stilte.engineInJs) return startInJs(holder);
    if (!here) throw refusal;
    return loadInJs().then(function () { startInJs(holder); });
  }

  function startEngine(packed) {
    var holder = {wasm: null};
    return Promise.resolve().then(function () {
      return WebAssembly.instantiate(bytesOf(packed),
        {stilte: importsOf(holder)});
    }).then(function (made) {
      holder.wasm = made.instance.exports;
    }).catch(function (refusal) {
      return fallBack(holder, refusal);
    }).then(function () {
      holder.wasm._initialize();
      return new Engine(holder.wasm);
    });
  }

  root.Stilte = root.Stilte || {};
  root.Stilte.startEngine = startEngine;
})(typeof window === 'undefined' ? globalThis : window);
