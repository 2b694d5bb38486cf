-- words.lua - the words that rules ask with; objects.lua says what they give,
-- and stands above them in the same chunk. statements.lua and calls.lua stand
-- below.
--
-- What stands in three hyphens above a word is its documentation. It goes
-- into stilte.d.lua (LuaLS), where the types are explained as well.

local words = {}

local levels = {}     -- by their number
local order = {}      -- the same, as they were declared
local feedbacks = {}  -- in the order they were declared
local ways = { [true] = {}, [false] = {} }  -- routes, and what unlocks
local passes = {}
local moves = {}
local waiting = {}    -- statements whose braces have not come yet

--- Holds when all of the conditions hold.
---@param conditions stilte.condition[]
---@return boolean
words.all = combine("all", all_hold)

--- Holds when at least one of the conditions holds.
---@param conditions stilte.condition[]
---@return boolean
words.any = combine("any", any_holds)

--- Holds when none of the conditions holds.
---@param conditions stilte.condition[]
---@return boolean
words.none = combine("none", function (items) return not any_holds(items) end)

--- Always holds; for the last feedback.
---@type boolean
words.otherwise = { holds = constant(true), late = true }

--- As many points as conditions hold.
---@param conditions stilte.condition[]
---@return number
function words.count(conditions)
  if not is_list(conditions) then
    if conditions ~= host.nothing then
      host.problem("count", "count needs conditions in braces")
    end
    return give(broken)
  end
  local items = items_of(conditions, as_condition)
  return give {
    max = constant(#items), word = "count", late = any_is(items, "late"),
    axis = any_is(items, "axis"),
    value = function ()
      local n = 0
      for i = 1, #items do
        if items[i].holds() then n = n + 1 end
      end
      return n
    end
  }
end

--- The score of an exercise. Where its options or replies earn for different
--- levels, a level gets only its own part.
---@param exercise stilte.exercise
---@return number
function words.points(exercise)
  local x = host.exercise("points", exercise)
  if not x then return give(broken) end
  return give {
    value = ask.points(x), max = ask.max(x), exercise = x, word = "points"
  }
end

--- What a function of the answers says, at most `max` points: a number, a
--- share of them ("70%"), true for all of them, false or nil for none.
---@param max number
---@param f fun(p: stilte.answers): number|string|boolean|nil
---@return number
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

--- Was the scene of a dialogue reached?
---@param dialogue stilte.dialogue
---@param scene stilte.scene
---@return boolean
function words.visited(dialogue, scene)
  local x = host.exercise("visited", dialogue, "dialogue")
  local s = x and host.scene(x, scene)
  return s and condition(ask.visited(x, s)) or give(broken)
end

--- Was the resistance in a scene of a dialogue named by its right name? The
--- scene may be left out where only one has something to name.
---@param dialogue stilte.dialogue
---@param scene? stilte.scene
---@return boolean
function words.named(dialogue, scene)
  local x = host.exercise("named", dialogue, "dialogue")
  local s = x and host.named(x, scene)
  return s and condition(ask.visited(x, s)) or give(broken)
end

--- Was the silence held that long before the first word? Seconds (10), or a
--- share of the seconds that it asks for ("80%").
---@param silence stilte.silence
---@param seconds number|string
---@return boolean
function words.held(silence, seconds)
  local x = host.exercise("held", silence, "silence")
  if not x or seconds == host.nothing then return give(broken) end
  local need, share = amount_of(seconds)
  if not need then
    host.problem(name_in(seconds),
      'held needs seconds (10) or a share of them ("80%"), not ' ..
      say_what(seconds))
    return give(broken)
  end
  return condition(ask.held(x, share and need * host.seconds(x) or need))
end

--- Was this option picked, this question asked, this reply given? Options
--- count from 1 as the lesson has them.
---@param exercise stilte.choice|stilte.silence|stilte.cues
---@param option integer
---@return boolean
function words.chose(exercise, option)
  local x = host.exercise("chose", exercise, "choice", "silence", "cues")
  if not x or option == host.nothing then return give(broken) end
  local n = host.options(x)
  if math.type(option) ~= "integer" or option < 1 or option > n then
    host.problem(name_in(option),
      "chose needs the number of an option, 1 to " .. n .. ", not " ..
      say_what(option))
    return give(broken)
  end
  return condition(ask.chose(x, option))
end

--- Did the participant close when the client had decided: at the line of the
--- decision, or at most so many lines after it (without: at the line)? Number:
--- the first decision of the conversation is 1; without it every one counts.
--- `on_time ("closing")`, `on_time ("closing", 2, 1)`
---@param cues stilte.cues
---@param number? integer
---@param late? integer
---@return boolean
function words.on_time(cues, number, late)
  local x = host.exercise("on_time", cues, "cues")
  if not x or number == host.nothing then return give(broken) end
  local n = host.decisions(x)
  if n == 0 or number and (math.type(number) ~= "integer" or number < 1 or
      number > n) then
    host.problem(number and name_in(number) or cues,
      "on_time needs a decision of '" .. cues .. "', which has " .. n)
    return give(broken)
  end
  late = math.min(math.max(math.tointeger(late) or 0, 0), 999)
  return condition(ask.on_time(x, (number or 0) + 60 * late))
end

local function about(word, make)
  return function (exercise)
    local x = host.exercise(word, exercise)
    return x and condition(make(x)) or give(broken)
  end
end

--- Is there nothing more to do in the exercise?
---@param exercise stilte.exercise
---@return boolean
words.done = about("done", ask.done)

--- Is the answer to the exercise right?
---@param exercise stilte.exercise
---@return boolean
words.correct = about("correct", ask.correct)

--- Does it reach this much? What: a level of this lesson or its "total", an
--- axis, or anything with a number: points, count, margin, a function. How
--- much: a number (3), or a share of what can be reached ("70%"); an axis
--- runs from -10 to 10 and has no share.
---@param what stilte.measure
---@param amount number|string
---@return boolean
words.at_least = threshold("at_least", false)

--- The opposite of at_least: is it less than this?
---@param what stilte.measure
---@param amount number|string
---@return boolean
words.below = threshold("below", true)

--- Is the level mastered in this lesson: does its score reach the share that
--- course.yaml asks for under `mastery`?
--- `mastered ("feeling")`
---@param level stilte.level
---@return boolean
function words.mastered(level)
  local i = host.level(level)
  if not i then return give(broken) end
  local share = host.mastery(i)
  if share == 0 then
    host.problem(level, "the level '" .. level .. "' asks for no mastery; " ..
      "write 'mastery: 70%' under it in course.yaml")
    return give(broken)
  end
  return late(ask.level(i, share, true, false, true))
end

-- An exercise whose boxes or replies carry levels, and the number of the
-- highest of them.
local function levelled(word, exercise)
  local x = host.exercise(word, exercise, "choice", "dialogue")
  local highest = x and host.highest(x)
  if highest ~= 0 then return x, highest end
  host.problem(exercise, word .. " needs levels, and no box or reply of '" ..
    exercise .. "' has one")
end

--- Was the last reply of the dialogue that has a level on this one; or, in a
--- choice, is a box picked that is?
--- `at_level ("mira", "feeling")`
---@param exercise stilte.choice|stilte.dialogue
---@param level stilte.level
---@return boolean
function words.at_level(exercise, level)
  local x = levelled("at_level", exercise)
  local i = x and host.level(level)
  return i and condition(ask.on(x, i)) or give(broken)
end

--- The highest level of the replies given or boxes picked, as a number: 1 is
--- the first level of course.yaml, 0 none yet. With a level: is it that high
--- at least?
--- `highest_level ("mira", "feeling")`
---@param exercise stilte.choice|stilte.dialogue
---@param level? stilte.level
---@return number|boolean
function words.highest_level(exercise, level)
  local x, most = levelled("highest_level", exercise)
  if not x or level == host.nothing then return give(broken) end
  local highest = ask.highest(x)
  if level == nil then
    return give {
      number = highest, value = highest, max = constant(most),
      word = "highest_level"
    }
  end
  local i = host.level(level)
  if not i then return give(broken) end
  return condition(function () return highest() > i end)
end

--- Which share of all replies given and boxes picked that have a level are on
--- this one, 0 to 1: in the whole course, or in one exercise. As a term it is
--- that share of 1 point. Unknown before the first of them: then no condition
--- on it holds.
--- `at_least (share_of ("feeling"), "50%")`, `share_of ("mira", "feeling")`
---@param exercise stilte.choice|stilte.dialogue|stilte.level
---@param level? stilte.level
---@return number
function words.share_of(exercise, level)
  local x, i = -1, nil
  if exercise == host.nothing or level == host.nothing then
    return give(broken)
  end
  if level == nil then
    i = host.level(exercise)
  else
    x = levelled("share_of", exercise)
    i = x and host.level(level)
  end
  if not i then return give(broken) end
  local share = ask.share(x, i)
  return give {
    number = share, value = function () return share() or 0 end, max = one,
    word = "share_of"
  }
end

--- The number given: on a scale, as a number, or the chance of a forecast (0
--- to 1). Unknown before the answer: then no condition on it holds.
--- `below (answer "pace", 4)`
---@param exercise stilte.exercise
---@return number
function words.answer(exercise)
  local x = host.exercise("answer", exercise, "scale", "number", "forecast")
  return give(x and { number = ask.given(x), word = "answer" } or broken)
end

-- brier (level), margin (level)
local function forecast(word, make)
  return function (level)
    if level == host.nothing then return give(broken) end
    local i = -1
    if level ~= nil then i = host.level(level) end
    if not i then return give(broken) end
    return give { number = make(i), word = word }
  end
end

--- How far the participant's forecasts lie from what happened, 0 to 1: the
--- mean distance, over all forecasts or those of a level. Unknown before the
--- first forecast: then no condition on it holds.
--- `below (margin "logical", "25%")`
---@param level? stilte.level
---@return number
words.margin = forecast("margin", ask.margin)

--- The Brier score of the participant's forecasts, 0 (best) to 1: the mean of
--- the squared distances, over all forecasts or those of a level. Unknown
--- before the first forecast: then no condition on it holds.
---@param level? stilte.level
---@return number
words.brier = forecast("brier", ask.brier)

--- Was the lesson passed? A lesson that declares no pass is passed when all
--- of it is done.
---@param lesson stilte.lesson
---@return boolean
function words.passed_lesson(lesson)
  local i = host.lesson(lesson)
  return i and late(ask.passed(i)) or give(broken)
end

-- What a typed question is like, by rules of thumb that questions.h explains.
-- They work on any text, also on one that is not there.

--- Is there a question in the text: does a sentence end in a question mark, or
--- begin like one ("What", "Kunt u")? In Dutch, English, French and German.
--- `score (1, function (p) return is_question (p.hold.asked.text) end)`
---@param text? string
---@return boolean
words.is_question = host.is_question

--- Is the last question of the text an open one: does it begin with how, what,
--- hoe, wat, comment, wie, was ... and not so that yes or no is an answer? It
--- goes by its first words only.
---@param text? string
---@return boolean
words.is_open_question = host.is_open_question

--- Does the text speak of the other more often than of who asks: are there
--- more words such as you, your, jij, u, vous, Sie than such as I, my, ik, je,
--- ich?
---@param text? string
---@return boolean
words.about_the_other = host.about_the_other

--- The words of the text in a list, without capitals, accents and marks.
---@param text? string
---@return string[]
words.words = host.words

--- Does the text have one of these words, or of these words in a row? Capitals,
--- accents and marks make no difference.
--- `has_word (p.hold.asked.text, "feel", "matters to you")`
---@param text? string
---@param ... string
---@return boolean
words.has_word = host.has_word
