-- words.lua - the words that rules are made of.
--
-- A rules block declares, once, when it is loaded. What it declares is kept
-- as closures and asked again after every answer. Three things exist:
--
--   condition  { holds = function () -> boolean }
--   term       { value = function (level) -> number, max = function (level) }
--   statement  level, feedback, unlock and pass, which use the two above
--
-- Conditions about one exercise are terms as well: 1 point when they hold.
-- Where a term or a condition may stand, a function of the participant's
-- record p may stand too. Called inside such a function, a word gives its
-- value at once: true or false, or a number.
--
-- Nothing here stops at a mistake: it is reported, with the author's line,
-- and counts as a term of 0 points and a condition that never holds.
--
-- HOST is what rules.c offers:
--   problem(name, message, line)    reports a wrong value; without a line at
--                                   the line being run
--   exercise(word, name, ...)       number of an exercise of one of the kinds
--   level(name) lesson(name) feedback(name) scene(exercise, name)
--   guard(f, max)                   f as a number 0..max, without max: as a
--                                   truth; its failures are reported
--   points, max, visited, held, chose, done, correct, at_least, passed:
--                                   closures over what answers are worth
--   running() -> nil | "count" | "judge"
--   nothing                         what an unknown name stands for

local host = ...
local words = {}

local levels = {}     -- in the order they were declared, also by their number
local feedbacks = {}  -- in the order they were declared
local unlocks = {}
local passes = {}
local waiting = {}    -- statements whose braces have not come yet

local function constant(value)
  return function () return value end
end

local zero, one, never = constant(0), constant(1), constant(false)

-- What stands in for whatever could not be understood.
local broken = { holds = never, value = zero, max = zero }

-- A word's result: the object while rules declare, its value while they run.
local function give(object)
  local phase = host.running()
  if not phase then return object end
  if object.late and phase == "count" then
    host.problem("",
      "levels are still being counted here, so nothing can depend on them")
    return false
  end
  if object.holds then return object.holds() end
  return object.value()
end

-- A condition about one exercise. It is worth 1 point as a term.
local function condition(holds)
  return give {
    holds = holds,
    value = function () return holds() and 1 or 0 end,
    max = one,
  }
end

-- A condition about levels or lessons, which cannot be part of a level.
local function late(holds)
  return give { holds = holds, late = true }
end

local function is_object(value)
  return type(value) == "table" and (value.holds or value.value)
end

local function say_what(value)
  if type(value) == "string" then return '"' .. value .. '"' end
  if type(value) == "number" then return tostring(value) end
  if type(value) == "table" then return "a list in braces" end
  if type(value) == "nil" then return "nothing" end
  return "a " .. type(value)
end

-- The word to point at: a name, or a number as it is written as a rule.
local function name_in(value)
  if type(value) == "string" then return value end
  return math.type(value) == "integer" and tostring(value) or ""
end

-- Any value as a condition.
local function as_condition(value)
  if value == host.nothing then return broken end
  if type(value) == "function" then return { holds = host.guard(value) } end
  if is_object(value) and value.holds then return value end
  if is_object(value) then
    host.problem(value.word or "",
      "points are no condition; at_least or a function makes one of them")
  else
    host.problem(name_in(value),
      say_what(value) .. " is no condition")
  end
  return broken
end

-- Any value as a term.
local function as_term(value)
  if value == host.nothing then return broken end
  if type(value) == "function" then
    return { value = host.guard(value, 1), max = one }
  end
  if is_object(value) and value.late then
    host.problem("",
      "a level cannot depend on levels or lessons that are passed")
  elseif is_object(value) and value.value then
    return value
  elseif type(value) == "string" then
    host.problem(value,
      '"' .. value .. '" alone earns nothing; was points "' .. value ..
      '" meant?')
  else
    host.problem(name_in(value),
      say_what(value) .. " earns nothing")
  end
  return broken
end

-- The items of { ... }, each through AS. Items with a name, as in
-- { points = 3 }, and holes are mistakes.
local function items_of(list, as)
  local items, last = {}, 0
  for key, value in host.each(list) do
    if math.type(key) == "integer" and key >= 1 then
      last = math.max(last, key)
      items[key] = as(value)
    else
      host.problem(name_in(key),
        "'" .. tostring(key) .. " =' cannot stand between these braces")
    end
  end
  for i = 1, last do
    if items[i] == nil then
      host.problem("", "there is nothing at place " .. i ..
        " between these braces")
      items[i] = broken
    end
  end
  return items
end

local function is_list(value)
  return type(value) == "table" and value ~= host.nothing and
    not is_object(value)
end

-- all { }, any { }, none { }: one condition made of several.
local function combine(word, decide)
  return function (list)
    if not is_list(list) then
      host.problem(word, word .. " needs conditions in braces")
      return give(broken)
    end
    local items = items_of(list, as_condition)
    local is_late = false
    for i = 1, #items do is_late = is_late or items[i].late end
    local function holds() return decide(items) end
    if is_late then return late(holds) end
    return condition(holds)
  end
end

local function all_hold(items)
  for i = 1, #items do
    if not items[i].holds() then return false end
  end
  return true
end

local function any_holds(items)
  for i = 1, #items do
    if items[i].holds() then return true end
  end
  return false
end

words.all = combine("all", all_hold)
words.any = combine("any", any_holds)
words.none = combine("none", function (items) return not any_holds(items) end)

-- otherwise: always holds; for the last feedback.
words.otherwise = { holds = constant(true), late = true }

-- count { conditions }: as many points as conditions hold.
function words.count(list)
  if not is_list(list) then
    host.problem("count", "count needs conditions in braces")
    return give(broken)
  end
  local items = items_of(list, as_condition)
  local object = { max = constant(#items), word = "count" }
  for i = 1, #items do object.late = object.late or items[i].late end
  function object.value()
    local n = 0
    for i = 1, #items do
      if items[i].holds() then n = n + 1 end
    end
    return n
  end
  return give(object)
end

-- points(exercise): the score of an exercise. Where its options or replies
-- earn for different levels, a level gets only its own part.
function words.points(name)
  local x = host.exercise("points", name, "choice", "reflect", "silence",
    "cues", "dialogue")
  if not x then return give(broken) end
  return give {
    value = host.points(x), max = host.max(x), exercise = x, word = "points"
  }
end

-- score(max, function (p) ... end): what the function says, at most MAX.
function words.score(max, f)
  local problem
  if f == host.nothing or max == host.nothing then return give(broken) end
  if math.type(max) == nil or not (max > 0 and max <= 1000000) then
    problem = "score needs first how many points there are at most, not " ..
      say_what(max)
  elseif type(f) ~= "function" then
    problem = "score needs a function that says the points, not " ..
      say_what(f)
  elseif host.running() then
    problem = "score cannot stand inside a function"
  end
  if problem then
    host.problem("score", problem)
    return give(broken)
  end
  return {
    value = host.guard(f, max), max = constant(max), word = "score"
  }
end

-- visited(dialogue, scene): was the scene reached?
function words.visited(name, scene)
  local x = host.exercise("visited", name, "dialogue")
  local s = x and host.scene(x, scene)
  return s and condition(host.visited(x, s)) or give(broken)
end

-- held(silence, seconds): was the silence held that long before the first
-- word?
function words.held(name, seconds)
  local x = host.exercise("held", name, "silence")
  if x and math.type(seconds) == nil then
    host.problem(name_in(seconds),
      "held needs a number of seconds, not " .. say_what(seconds))
    x = nil
  end
  return x and condition(host.held(x, seconds)) or give(broken)
end

-- chose(exercise, option): was this option picked, this question asked, this
-- reply given?
function words.chose(name, option)
  local x = host.exercise("chose", name, "choice", "silence", "cues")
  local n = x and host.options(x)
  if x and (math.type(option) ~= "integer" or option < 1 or option > n) then
    host.problem(name_in(option),
      "chose needs the number of an option, 1 to " .. n .. ", not " ..
      say_what(option))
    x = nil
  end
  return x and condition(host.chose(x, option)) or give(broken)
end

local function about(word, make)
  return function (name)
    local x = host.exercise(word, name, "choice", "reflect", "silence",
      "cues", "dialogue")
    return x and condition(make(x)) or give(broken)
  end
end

-- done(exercise): is there nothing more to do? correct(exercise): is the
-- answer right?
words.done = about("done", host.done)
words.correct = about("correct", host.correct)

-- at_least(level, 3) or at_least(level, "70%"): the score of this lesson in a
-- level, or in "total". below is its opposite.
local function threshold(word, below)
  return function (name, amount)
    local level = name == "total" and -1 or host.level(name)
    local number = amount
    if type(amount) == "string" then
      number = tonumber(amount:match("^%s*(%d+%.?%d*)%s*%%%s*$"))
    end
    if math.type(number) == nil then
      host.problem(name_in(amount), word ..
        ' needs points (3) or a share ("70%"), not ' .. say_what(amount))
      return give(broken)
    end
    if not level then return give(broken) end
    local share = type(amount) == "string"
    if share then number = number / 100 end
    return late(host.at_least(level, number, share, below))
  end
end

words.at_least = threshold("at_least", false)
words.below = threshold("below", true)

-- passed_lesson(id): was the lesson passed? A lesson that declares no pass is
-- passed when all of it is done.
function words.passed_lesson(name)
  local lesson = host.lesson(name)
  return lesson and late(host.passed(lesson)) or give(broken)
end

-- A statement that is followed by braces: level "x" { ... }.
local function statement(word, what, find, use)
  return function (name)
    if host.running() then
      host.problem(word, word ..
        " cannot stand inside a function")
      return host.nothing
    end
    local found = find(name)
    local entry = { word = word, name = name_in(name), line = host.line() }
    waiting[entry] = true
    waiting[#waiting + 1] = entry
    return function (list)
      waiting[entry] = nil
      if is_list(list) then
        if found then use(found, list) else items_of(list, what) end
      elseif list ~= host.nothing then
        host.problem(entry.name, word .. ' "' .. entry.name ..
          '" needs braces after it: { ... }')
      end
    end
  end
end

-- level "name" { terms }: what counts for a level in this lesson, instead of
-- the exercises that carry the level themselves.
words.level = statement("level", as_term, host.level, function (number, list)
  local level = levels[number]
  if not level then
    level = { number = number }
    levels[number] = level
    levels.order = levels.order or {}
    levels.order[#levels.order + 1] = level
  end
  for _, term in ipairs(items_of(list, as_term)) do
    level[#level + 1] = term
  end
end)

-- feedback "name" { conditions }: shown when all hold and no feedback
-- declared earlier is.
words.feedback = statement("feedback", as_condition, host.feedback,
  function (number, list)
    local items = items_of(list, as_condition)
    feedbacks[#feedbacks + 1] = { number = number, items = items }
  end)

-- unlock "lesson" { conditions }: the lesson opens when all hold. Each unlock
-- of a lesson is a way in of its own.
words.unlock = statement("unlock", as_condition, host.lesson,
  function (number, list)
    local items = items_of(list, as_condition)
    unlocks[#unlocks + 1] = { number = number, items = items }
  end)

-- pass { conditions }: the lesson is passed when all hold.
function words.pass(list)
  if list == host.nothing then return end
  if host.running() or not is_list(list) then
    host.problem("pass", host.running() and
      "pass cannot stand inside a function" or
      "pass needs conditions in braces: pass { ... }")
    return
  end
  for _, item in ipairs(items_of(list, as_condition)) do
    passes[#passes + 1] = item
  end
  passes.declared = true
end

-- The rest is called by rules.c.
local calls = {}

-- After the block has run: every statement must have had its braces, and the
-- declared levels are told.
function calls.finish()
  for _, entry in ipairs(waiting) do
    if waiting[entry] then
      host.problem(entry.name, entry.word .. ' "' ..
        entry.name .. '" needs braces after it: { ... }', entry.line)
    end
  end
  for _, level in ipairs(levels.order or {}) do
    -- What an exercise earns for several levels is one sum; rules.c adds it.
    local max, alone = 0, 0
    for _, term in ipairs(level) do
      local most = term.max(level.number)
      max = max + most
      if not (term.exercise and host.uses(term.exercise, level.number)) then
        alone = alone + most
      end
    end
    host.declare(level.number, max, alone)
  end
  for _, unlock in ipairs(unlocks) do host.unlock(unlock.number, false) end
  return passes.declared or false
end

function calls.count()
  local order = levels.order or {}
  for i = 1, #order do
    local level, sum = order[i], 0
    for k = 1, #level do sum = sum + level[k].value(level.number) end
    host.set_level(level.number, sum)
  end
end

-- Each term of a level by itself, for whoever notes what it asks.
function calls.terms()
  local n = 0
  for _, level in ipairs(levels.order or {}) do
    for k = 1, #level do
      host.term(n)
      level[k].value(level.number)
      n = n + 1
    end
  end
  host.term(-1)
end

function calls.passed()
  return all_hold(passes)
end

function calls.judge()
  for i = 1, #unlocks do
    if all_hold(unlocks[i].items) then host.unlock(unlocks[i].number, true) end
  end
  for i = 1, #feedbacks do
    if all_hold(feedbacks[i].items) then return feedbacks[i].number end
  end
end

return words, calls
