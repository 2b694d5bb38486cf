window.Stilte = window.Stilte || {};
Stilte.text = {
"lang":"en",
"course":"Levels",
"ui":{},
"levels":{
"logical":"Facts",
"feeling":"The feeling",
"intuitive":"Intuitive level"},
"axes":{
"focus":["on myself","on the other"],
"balance":["client leads","I lead"]},
"lessons":[
{"id":"raise","title":"One level higher","file":"raise.html"}],
"reasons":{},
"exercises":{
"raise/angry":{"title":"What do you say?","options":["“It left on Tuesday.”","“You feel let down.”","“You have decided.”"]},
"raise/invoice":{"title":"The invoice","scenes":["Opening","Line","End"]},
"raise/hold":{"title":"Ask, and say nothing","options":["“What would that mean to you?”","“Shall I send you the brochure?”"]},
"raise/own":{"title":"Your own question"}}};
