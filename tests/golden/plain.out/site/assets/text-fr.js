window.Stilte = window.Stilte || {};
Stilte.text = {
"lang":"fr",
"course":"Lire",
"ui":{},
"levels":{
"calm":"Calme"},
"axes":{
"pace":["lent","vite"]},
"lessons":[
{"id":"second","title":"Le second","file":"second.html"},
{"id":"first","title":"First & “last”","file":"first.html"}],
"reasons":{},
"exercises":{
"second/now":{"title":"Et « maintenant » ?","options":["“Attendre.”","Courir."]},
"second/mira":{"title":"Mira","scenes":["Opening","End"]}}};
