window.Stilte = window.Stilte || {};
Stilte.text = {
"lang":"en",
"course":"In its place",
"ui":{},
"levels":{
"logical":"Logical level",
"feeling":"Feeling level",
"intuitive":"Intuitive level"},
"axes":{
"focus":["on myself","on the other"],
"balance":["client leads","I lead"]},
"lessons":[
{"id":"places","title":"Places","file":"places.html"}],
"exercises":{
"places/steps":{"title":"In order"},
"places/pairs":{"title":"In pairs"},
"places/heaps":{"title":"In groups"},
"places/typed":{"title":"Gaps","gaps":["cold","warm","a"]},
"places/listed":{"title":"Listed","gaps":["Snow","Fire"]}},
"feedback":{}};
