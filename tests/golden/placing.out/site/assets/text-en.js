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
"reasons":{},
"exercises":{
"places/steps":{"title":"In order","items":["First","Second, \u003cthen> “third”","Third"]},
"places/pairs":{"title":"In pairs","items":["Snow","Fire","Ice"],"groups":["cold","a & b"]},
"places/heaps":{"title":"In groups","items":["Snow","Ice","Fire"],"groups":["Cold","Warm & dry"]},
"places/typed":{"title":"Gaps","gaps":["cold","warm","a"]},
"places/listed":{"title":"Listed","words":["Snow","Fire","Smoke"],"gaps":["Snow","Fire"]}}};
