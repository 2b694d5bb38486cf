window.Stilte = window.Stilte || {};
Stilte.text = {
"lang":"en",
"course":"Asking",
"ui":{},
"levels":{
"logical":"Logical level",
"feeling":"Feeling level",
"intuitive":"Intuitive level"},
"axes":{
"focus":["on myself","on the other"],
"balance":["client leads","I lead"]},
"lessons":[
{"id":"asking","title":"Asking","file":"asking.html"}],
"reasons":{},
"exercises":{
"asking/word":{"title":"What falls after a good question?","options":["silence","quiet","break"]},
"asking/spelling":{"title":"How does he spell his first name?","options":["Peter","Pete"]},
"asking/share":{"title":"How many clients come back?","unit":"per cent"},
"asking/colder":{"title":"How much colder is it without you?"},
"asking/look":{"title":"What do you look at?","groups":["at myself","at the other, and at what lies between the two of us"]},
"asking/mood":{"title":"How was it?","groups":["heavy","light"]},
"asking/deal":{"title":"Will this deal close?"},
"asking/call":{"title":"Will he call back?"},
"asking/draw":{"title":"Two of four"},
"asking/seconds":{"title":"How long is a silence?","unit":"s"},
"asking/open":{"title":"What is an open question?","options":["“What makes you hesitate?”","“Do you still have doubts about the price?”"]},
"asking/opens":{"title":"Which word opens?","options":["what","how","why"]},
"asking/then":{"title":"What do you say then?"}}};
