window.Stilte = window.Stilte || {};
Stilte.text = {
"lang":"en",
"course":"Routes & talks",
"ui":{},
"levels":{
"calm":"Calm",
"quick":"Quick",
"brave":"Brave"},
"axes":{
"pace":["slow","fast"],
"tone":["soft","loud"]},
"lessons":[
{"id":"intake","title":"Where do you start?","file":"intake.html"},
{"id":"talk","title":"話す | to \u003ctalk>","file":"talk.html"},
{"id":"quiet","title":"Quiet","file":"quiet.html"},
{"id":"drill","title":"Drill","file":"drill.html"}],
"reasons":{
"intake":{
"drill:24":{"when":"you have passed “話す | to \u003ctalk>”"}},
"talk":{
"intake:29":{"when":"you reach less than 50% for “Calm” or you lean towards “fast”"}},
"quiet":{
"intake:30":{"when":"you have “Which word opens?” right"}}},
"exercises":{
"intake/pace":{"title":"How fast do you speak?","groups":["slow","fast"]},
"intake/sign":{"title":"Will he sign?"},
"intake/word":{"title":"Which word opens?","options":["what","why"]},
"talk/yamada":{"title":"山田さん: a client who says “no” & nothing else, all the time, to everybody","scenes":["Opening","Why?","Silence, longer than anybody in the room had thought that it could be","Helped","Gone","Cellar","Attic"]},
"drill/draw":{"title":"One of two"},
"drill/one":{"title":"One","options":["yes","no"]},
"drill/two":{"title":"Two"},
"drill/heard":{"title":"What did you hear?","options":["a breath","a word"]}}};
