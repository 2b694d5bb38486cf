window.Stilte = window.Stilte || {};
Stilte.text = {
"lang":"nl",
"course":"Een SCO per les",
"ui":{},
"levels":{
"calm":"Kalm",
"quick":"Vlug"},
"axes":{
"focus":["op mezelf","op de ander"],
"balance":["klant leidt","ik leid"]},
"lessons":[
{"id":"begin","title":"Begin","file":"begin.html"},
{"id":"hold","title":"Wachten","file":"hold.html"},
{"id":"extra","title":"Extra","file":"extra.html"},
{"id":"drill","title":"Oefening","file":"drill.html"},
{"id":"end","title":"Het einde","file":"end.html"},
{"id":"bonus","title":"Bonus","file":"bonus.html"}],
"exercises":{
"begin/expect":{"title":"Wat verwacht je?"},
"hold/first":{"title":"Wie spreekt eerst?","options":["de klant","ik"]},
"hold/long":{"title":"Hoe lang duurde het?"},
"extra/again":{"title":"Nog eens: wie?","options":["de klant","ik"]},
"drill/which":{"title":"Welke?","options":["deze","die"]}}};
