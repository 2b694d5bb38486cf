-- statements.lua - the words that rules declare with: level, move, feedback,
-- unlock, route and pass; of the same chunk as words.lua, and documented as
-- the words there are.

-- A statement that is followed by braces: level "x" { ... }.
local function statement(word, as, find, use, takes)
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
      if host.running() then
        host.problem(entry.name, word .. " cannot stand inside a function")
        return
      end
      waiting[entry] = nil
      if is_list(list) then
        local items = items_of(list, as, takes)
        if found then use(found, items, list, entry.line) end
      elseif list ~= host.nothing then
        host.problem(entry.name, word .. ' "' .. entry.name ..
          '" needs braces after it: { ... }')
      end
    end
  end
end

-- Keeps what a statement says in a list, in the order of the rules.
local function keep(list)
  return function (number, items)
    list[#list + 1] = { number = number, items = items }
  end
end

--- What counts for a level in this lesson, instead of the exercises that
--- carry the level themselves.
--- `level "logical" { points "facts", done "note" }`
---@param name stilte.level
---@return fun(terms: stilte.term[])
words.level = statement("level", as_term, host.level, function (number, items)
  local level = levels[number]
  if not level then
    level = { number = number }
    levels[number] = level
    order[#order + 1] = level
  end
  for i = 1, #items do level[#level + 1] = items[i] end
end)

--- Moves an axis, after replies and scales and kept within -10 to 10: by 1 for
--- every point the terms come to, or by so much.
--- `move "focus" { named ("mira", "opening") }`
--- `move ("balance", -2) { chose ("ask", 2) }`
---@param axis stilte.axis
---@param by? number
---@return fun(terms: stilte.term[])
function words.move(axis, by)
  if by == host.nothing then by = 1 end
  by = by == nil and 1 or by
  if type(by) ~= "number" or not (by >= -20 and by <= 20) then
    host.problem(name_in(by), "move needs a number from -20 to 20, not " ..
      say_what(by))
    by = 0
  end
  return statement("move", as_move, host.axis, function (number, items)
    moves[#moves + 1] = { number = number, items = items, by = by }
  end)(axis)
end

--- A feedback that is shown when all conditions hold and no feedback above it
--- is shown.
--- `feedback "begin-with-facts" { below ("logical", 1) }`
---@param name stilte.feedback
---@return fun(conditions: stilte.condition[])
words.feedback = statement("feedback", as_condition, host.feedback,
  keep(feedbacks))

-- The reason in the author's own words; the compiler reads it in the text.
local function is_reason(value)
  if type(value) == "string" then return end
  if type(value) ~= "table" then
    return "needs a text, or one for each language"
  end
  for _, text in host.each(value) do
    if type(text) ~= "string" then return "needs a text for each language" end
  end
end

local locks = { optional = false, locked = true }

-- A route to a lesson, or what unlocks it: a way, in the order of the rules.
local function way(word, is_route, takes)
  return statement(word, as_condition, host.lesson,
    function (number, items, list, line)
      local all = ways[is_route]
      all[#all + 1] = items
      items.way = host.way(number, line, is_route,
        is_route and locks[list.otherwise])
    end, takes)
end

--- A lesson that opens when all conditions hold. Each unlock of a lesson is a
--- way in of its own; a lesson that nothing unlocks is open. What it waits for
--- is said from the conditions, or as `because` says it.
--- `unlock "difficult-client" { at_least ("feeling", 1) }`
---@param lesson stilte.lesson
---@return fun(conditions: stilte.way)
words.unlock = way("unlock", false, { because = is_reason })

--- A lesson that is recommended to the participant, so on their route, when
--- all conditions hold. Each route to a lesson is a way of its own; a lesson
--- that nothing routes is for everybody. What is not on the route need not be
--- done and counts neither for the course's score nor for passing it: it is
--- optional, or locked with `otherwise = "locked"`. Why is said from the
--- conditions, or as `because` says it.
--- `route "difficult-client" { below ("feeling", "50%") }`
---@param lesson stilte.lesson
---@return fun(conditions: stilte.way)
words.route = way("route", true, {
  because = is_reason,
  otherwise = function (value)
    return locks[value] == nil and 'is "optional" or "locked"' or nil
  end
})

--- The lesson is passed when all conditions hold.
--- `pass { at_least ("total", "70%") }`
---@param conditions stilte.condition[]
function words.pass(conditions)
  if conditions == host.nothing then return end
  if host.running() or not is_list(conditions) then
    host.problem("pass", host.running() and
      "pass cannot stand inside a function" or
      "pass needs conditions in braces: pass { ... }")
    return
  end
  for _, item in ipairs(items_of(conditions, as_condition)) do
    passes[#passes + 1] = item
  end
  passes.declared = true
end
