window.Stilte = window.Stilte || {};
Stilte.text = {
"lang":"en",
"course":"Calls",
"ui":{},
"levels":{
"logical":"Logical level",
"feeling":"Feeling level",
"intuitive":"Intuitive level"},
"axes":{
"focus":["on myself","on the other"],
"balance":["client leads","I lead"]},
"lessons":[
{"id":"call","title":"Two decisions","file":"call.html"}],
"reasons":{},
"exercises":{
"call/call":{"title":"The call with Mira","options":["“How would you like to go on?”","“If you sign today I can give you five per cent.”"],"lines":["You: “What would help you most?”","Mira: “That is very interesting.”","Mira: “Then I know what I am going to say.”","Mira: “When could your people be here?”","You: “On Tuesday.”","Mira: “Shall we put it on paper?”"]},
"call/rest":{"title":"One decision, at rest","lines":["Mira: “The figures for March, I think.”","Mira: “Let us do it.”"]}}};
