window.Stilte = window.Stilte || {};
Stilte.text = {
"lang":"en",
"course":"Reading",
"ui":{},
"levels":{
"calm":"Calm"},
"axes":{
"pace":["slow","quick"]},
"lessons":[
{"id":"second","title":"Second","file":"second.html"},
{"id":"first","title":"First & “last”","file":"first.html"}],
"reasons":{},
"exercises":{
"second/now":{"title":"What now?","options":["Wait.","Run."]},
"second/mira":{"title":"Mira","scenes":["Opening","End"]}}};
