-- The body of a rule: 1,000 calculations by chance from SEED, then an error
-- that tells a sum of every byte of their results.
local state = SEED * 2654435761 + 1
local function any (n)
  state = state * 6364136223846793005 + 1442695040888963407
  return (state >> 33) % n
end

local function fraction ()
  local m = (any (1 << 26) * (1 << 26) + any (1 << 26) + 1) * 2.0^-52
  local e = any (4) == 0 and any (2090) - 1070 or any (60) - 30
  return (any (2) == 0 and m or -m) * 2.0^(e // 2) * 2.0^(e - e // 2)
end

local odd = {0.0, -0.0, 1/0, -1/0, 0/0, 1e308, 5e-324, 2^53 + 1, 1e15, 1e16,
  0.1, 0.5, 1e22, 1e23, 2.2250738585072014e-308, math.mininteger,
  math.maxinteger, 123456789012345678}
local function number ()
  local kind = any (5)
  if kind == 0 then return odd[any (#odd) + 1] end
  if kind == 1 then return any (2001) - 1000 end
  if kind == 2 then return (any (200001) - 100000) / 100 end
  return fraction ()
end

local function digits (n)
  local s = {}
  for i = 1, n do s[i] = any (10) end
  return table.concat (s)
end

local function numeral ()
  local kind = any (4)
  if kind == 0 then
    return ("0x%x.%xp%d"):format (any (1 << 31), any (1 << 31), any (200) - 90)
  elseif kind == 1 then
    return ("%.17g"):format (fraction ())
  end
  local s = digits (any (30) + 1)
  if any (2) == 0 then s = s .. "." .. digits (any (30)) end
  if any (3) == 0 then s = s .. "e" .. any (640) - 330 end
  return s
end

local formats = {"%.14g", "%.3f", "%.17g", "%g", "%e", "%10.2f", "%.0f", "%#x"}
local operations = {
  function (a, b) return a ^ b end,
  function (a, b) return b ~= 0 and a % b or a end,
  function (a, b) return b ~= 0 and a // b or a end,
  function (a, b) return b ~= 0 and math.fmod (a, b) or a end,
  function (a) return math.sqrt (a) end,
  function (a) return math.floor (a) end,
  function (a) return math.ceil (a) end,
  function (a) return (select (2, math.modf (a))) end,
  function (a, b) return a * b + a / b - b end,
  function () return tonumber (numeral ()) end,
  function (a, b) return (a < 0 and -a or a) ^ (b % 7) end,
  function (a) return tonumber (tostring (a)) or 0 end,
}

local sum = 0
for i = 1, 1000 do
  local result = operations[any (#operations) + 1] (number (), number ())
  local format = formats[any (7) + 1]
  local text = tostring (result) .. " " .. format:format (result)
  for at = 1, #text, 8 do
    local a, b, c, d, e, f, g, h = text:byte (at, at + 7)
    sum = (sum ~ (a + 256 * ((b or 0) + 256 * ((c or 0) + 256 * ((d or 0) +
      256 * ((e or 0) + 256 * ((f or 0) + 256 * ((g or 0) + 256 *
      (h or 0))))))))) * 1099511628211
  end
end
error (("sum %x, %d"):format (sum, any (1000)))
