window.Stilte = window.Stilte || {};
Stilte.text = {
"lang":"en",
"course":"Listening & waiting",
"ui":{},
"levels":{
"logical":"Logical level",
"feeling":"Feeling level",
"intuitive":"Intuitive level"},
"axes":{
"focus":["on myself","on the other"],
"balance":["client leads","I lead"]},
"lessons":[
{"id":"luisteren","title":"Listening","file":"luisteren.html"},
{"id":"wachten","title":"Waiting","file":"wachten.html"}],
"reasons":{
"wachten":{
"luisteren:71":{"when":"you have done “What does Mira say as a fact?”"}}},
"exercises":{
"luisteren/facts":{"title":"What does Mira say as a fact?","options":["The delivery was late.","She is angry."]},
"luisteren/hear":{"title":"What do you hear?","options":["She feels left alone.","It is the second time."]},
"luisteren/helps":{"title":"How much does it help?","options":["Asking on","Nodding","Defending yourself"]},
"luisteren/mine":{"title":"What would you say?"},
"luisteren/mira":{"title":"A difficult client","scenes":["Opening","Defending","Heard","End"]},
"wachten/hold":{"title":"The silence","options":["“And in two years?”","“Shall I send a brochure?”"]},
"wachten/own":{"title":"Your own question"},
"wachten/closing":{"title":"When do you close?","options":["“How shall we go on?”","“Do you sign today?”"],"lines":["You: “What helps?”","Mira: “The figures.”","Mira: “Then I know.”","Mira: “When can your people come?”"]}}};
