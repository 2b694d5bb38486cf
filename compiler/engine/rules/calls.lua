-- calls.lua - what rules.c calls, with all that words.lua has kept; the end of
-- the chunk that objects.lua begins.

local calls = {}

-- What a level can reach. What an exercise earns for several levels is one
-- sum; rules.c adds it.
local function declare(level)
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

-- After the block has run: every statement must have had its braces, and what
-- is declared is told.
function calls.finish()
  for _, entry in ipairs(waiting) do
    if waiting[entry] then
      host.problem(entry.name, entry.word .. ' "' ..
        entry.name .. '" needs braces after it: { ... }', entry.line)
    end
  end
  for _, level in ipairs(order) do declare(level) end
  for _, move in ipairs(moves) do
    for _, item in ipairs(move.items) do
      host.moves(move.number, item.max() * move.by)
    end
  end
  return passes.declared or false
end

function calls.move()
  for i = 1, #moves do
    for _, item in ipairs(moves[i].items) do
      host.move(moves[i].number, item.value() * moves[i].by)
    end
  end
end

function calls.count()
  for i = 1, #order do
    local level, sum = order[i], 0
    for k = 1, #level do sum = sum + level[k].value(level.number) end
    host.set_level(level.number, sum)
  end
end

-- Each term of a level by itself, for whoever notes what it asks.
function calls.terms()
  local n = 0
  for _, level in ipairs(order) do
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

local function open_ways(is_route)
  for _, items in ipairs(ways[is_route]) do
    if all_hold(items) then host.open(items.way) end
  end
end

function calls.find_route()
  open_ways(true)
end

function calls.judge()
  open_ways(false)
  for i = 1, #feedbacks do
    if all_hold(feedbacks[i].items) then return feedbacks[i].number end
  end
end

return words, calls
