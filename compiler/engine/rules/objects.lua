-- objects.lua - what the words of rules are made of. words.lua follows it in
-- the same chunk.
--
-- A rules block declares, once, when it is loaded. What it declares is kept
-- as closures and asked again after every answer. Four things exist:
--
--   condition  { holds = function () -> boolean }
--   term       { value = function (level) -> number, max = function (level) }
--   number     { number = function () -> number or nil while it is unknown };
--              with value and max as well it is a term, of 0 while unknown
--   statement  level, feedback, unlock, route and pass, which use the others
--
-- Conditions about exercises are terms as well: 1 point when they hold. Those
-- about levels or lessons are "late" and cannot be part of a level. Where a
-- term or a condition may stand, a function of the participant's record p may
-- stand too. Called inside such a function, a word gives its value at once:
-- true or false, or a number.
--
-- Nothing here stops at a mistake: it is reported, with the author's line,
-- and counts as a term of 0 points and a condition that never holds.
--
-- HOST is what rules.c offers:
--   problem(name, message, line)    reports a wrong value; without a line at
--                                   the line being run
--   exercise(word, name, ...)       number of an exercise of one of the kinds
--   level(name) lesson(name) feedback(name) scene(exercise, name)
--   measure(name)                   a level or an axis, see host.c
--   guard(f, most)                  runs a function of the author, see guard.h
--   ask                             closures over answers, see ask.h
--   running() -> nil | "count" | "judge" | "move"
--   record                          p
--   nothing                         what an unknown name stands for

local host = ...
local ask = host.ask

local function constant(value)
  return function () return value end
end

local zero, one, never = constant(0), constant(1), constant(false)

-- What stands in for whatever could not be understood.
local broken = { holds = never, value = zero, max = zero, number = zero }

-- A word's result: the object while rules declare, its value while they run.
local function give(object)
  local phase = host.running()
  if not phase then return object end
  if object.late and phase ~= "judge" then
    host.problem("",
      "levels are still being counted here, so nothing can depend on them")
    return false
  end
  if object.holds then return object.holds() end
  return (object.number or object.value)()
end

-- A condition about exercises, or about where an AXIS stands. It is worth 1
-- point as a term.
local function condition(holds, axis)
  return give {
    holds = holds, axis = axis,
    value = function () return holds() and 1 or 0 end,
    max = one,
  }
end

-- A condition about levels or lessons, which cannot be part of a level.
local function late(holds)
  return give { holds = holds, late = true }
end

local function is_object(value)
  return type(value) == "table" and
    (value.holds or value.value or value.number)
end

local function is_list(value)
  return type(value) == "table" and value ~= host.nothing and
    not is_object(value)
end

local function say_what(value)
  if type(value) == "string" then return '"' .. value .. '"' end
  if type(value) == "number" then return tostring(value) end
  if is_object(value) then return value.word or "a condition" end
  if type(value) == "table" then return "a list in braces" end
  if type(value) == "nil" then return "nothing" end
  if type(value) == "boolean" then return tostring(value) end
  return "a " .. type(value)
end

-- The word to point at: a name, or a number as it is written as a rule.
local function name_in(value)
  if type(value) == "string" then return value end
  return math.type(value) == "integer" and tostring(value) or ""
end

-- Any value as a condition. While a function runs, the words in it have said
-- true or false already, and a function in it is simply called.
local function as_condition(value)
  if value == host.nothing then return broken end
  if host.running() then
    if type(value) == "function" then value = value(host.record) end
    if type(value) == "boolean" or value == nil then
      return { holds = constant(value or false) }
    end
  elseif type(value) == "function" then
    return { holds = host.guard(value) }
  end
  if is_object(value) and value.holds then return value end
  if is_object(value) then
    local points = not value.number
    host.problem(value.word, (points and "points are" or value.word ..
      " is") .. " no condition; at_least or a function makes one of " ..
      (points and "them" or "it"))
  else
    host.problem(name_in(value), say_what(value) .. " is no condition")
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
  elseif is_object(value) then
    host.problem(value.word, value.word ..
      " earns nothing; below (" .. value.word .. ' (), "25%") does')
  elseif type(value) == "string" then
    host.problem(value,
      '"' .. value .. '" alone earns nothing; was points "' .. value ..
      '" meant?')
  else
    host.problem(name_in(value), say_what(value) .. " earns nothing")
  end
  return broken
end

-- Any value as a term of what moves an axis.
local function as_move(value)
  if is_object(value) and value.late then
    host.problem("move",
      "what moves an axis cannot ask for levels or lessons that are passed")
    return broken
  end
  local term = as_term(value)
  if not term.axis then return term end
  host.problem("move", "what moves an axis cannot ask where an axis stands")
  return broken
end

-- The items of { ... }, each through AS. Items with a name, as in
-- { points = 3 }, and holes are mistakes, but for the names in TAKES, which
-- say whether a value is one; inside a function a hole is an answer that is
-- not there.
local function items_of(list, as, takes)
  local items, last = {}, 0
  for key, value in host.each(list) do
    local take = takes and takes[key]
    if take then
      local problem = take(value)
      if problem then host.problem(key, key .. " " .. problem) end
    elseif math.type(key) == "integer" and key >= 1 then
      last = math.max(last, key)
      items[key] = as(value)
    else
      host.problem(name_in(key),
        "'" .. tostring(key) .. " =' cannot stand between these braces")
    end
  end
  for i = 1, last do
    if items[i] == nil then
      if not host.running() then
        host.problem("", "there is nothing at place " .. i ..
          " between these braces")
      end
      items[i] = broken
    end
  end
  return items
end

local function any_is(items, what)
  for i = 1, #items do
    if items[i][what] then return true end
  end
  return false
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

-- A word for one condition made of several: all { }, any { }, none { }.
local function combine(word, decide)
  return function (list)
    if not is_list(list) then
      if list ~= host.nothing then
        host.problem(word, word .. " needs conditions in braces")
      end
      return give(broken)
    end
    local items = items_of(list, as_condition)
    local function holds() return decide(items) end
    if any_is(items, "late") then return late(holds) end
    return condition(holds, any_is(items, "axis"))
  end
end

-- 3 as 3 and false; "70%" as 0.7 and true; nil: neither.
local function amount_of(value)
  if type(value) == "number" then return value, false end
  if type(value) ~= "string" then return nil end
  local number = tonumber(value:match("^%s*(%d+%.?%d*)%s*%%%s*$"))
  if not number or number > 100 then return nil end
  return number / 100, true
end

-- What number() says against an amount: unknown never holds.
local function compare(number, need, below)
  return condition(function ()
    local is = number()
    if is == nil then return false end
    return host.reaches(is, need) ~= below
  end)
end

-- Compares a term. Like a level's share, one of nothing is never reached, and
-- while it is unknown it is neither more nor less than anything.
local function compare_term(term, need, share, below)
  local max = term.max()
  local number = term.number or term.value
  if share then need = need * max end
  local function holds()
    local is = number()
    if is == nil then return false end
    local reached = host.reaches(is, need) and
      not (share and max <= 0)
    return reached ~= below
  end
  if term.late then return late(holds) end
  return condition(holds, term.axis)
end

-- A word that compares something with points (3) or a share ("70%").
local function threshold(word, below)
  local function wrong(name, message)
    host.problem(name, word .. " " .. message)
    return give(broken)
  end

  -- A level of the lesson, its total, or an axis, by its name.
  local function by_name(name, need, share)
    local level, axis = host.measure(name)
    if level then return late(ask.level(level, need, share, below)) end
    if not axis then return give(broken) end
    if share then
      return wrong(name, "needs a number from -10 to 10 for the axis '" ..
        name .. "', which has no share")
    end
    return condition(ask.axis(axis, need, below), true)
  end

  return function (what, amount)
    if what == host.nothing or amount == host.nothing then
      return give(broken)
    end
    local need, share = amount_of(amount)
    if not need then
      return wrong(name_in(amount),
        'needs points (3) or a share ("70%"), not ' .. say_what(amount))
    end
    if host.running() and type(what) == "function" then
      what = what(host.record)
    end
    if host.running() and (what == nil or type(what) == "number") then
      if share then
        return wrong(name_in(amount), "can have no share here: inside a " ..
          "function a number has been given already")
      end
      return compare(constant(what), need, below)
    end
    if type(what) == "function" and share then
      return wrong(name_in(amount),
        "can have no share of what a function says; write a number")
    end
    if type(what) == "function" then
      return compare(host.guard(what, "number"), need, below)
    end
    if is_object(what) and what.value then
      return compare_term(what, need, share, below)
    end
    if is_object(what) and what.number then
      return compare(what.number, need, below)
    end
    return by_name(what, need, share)
  end
end
