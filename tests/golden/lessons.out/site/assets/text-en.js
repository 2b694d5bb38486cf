window.Stilte = window.Stilte || {};
Stilte.text = {
"lang":"en",
"course":"One SCO a lesson",
"ui":{},
"levels":{
"calm":"Calm",
"quick":"Quick"},
"axes":{
"focus":["on myself","on the other"],
"balance":["client leads","I lead"]},
"lessons":[
{"id":"begin","title":"Begin","file":"begin.html"},
{"id":"hold","title":"Hold","file":"hold.html"},
{"id":"extra","title":"Extra","file":"extra.html"},
{"id":"drill","title":"Drill","file":"drill.html"},
{"id":"end","title":"The end","file":"end.html"},
{"id":"bonus","title":"Bonus","file":"bonus.html"}],
"exercises":{
"begin/expect":{"title":"What do you expect?"},
"hold/first":{"title":"Who speaks first?","options":["the client","I"]},
"hold/long":{"title":"How long was it?"},
"extra/again":{"title":"Once more: who?","options":["the client","I"]},
"drill/which":{"title":"Which?","options":["this","that"]}}};
