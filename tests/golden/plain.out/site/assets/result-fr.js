Object.assign(Stilte.text, {
"feedback":{},
"dialogues":{
"second/mira":{"client":"","clients":{},"scenes":[
{"html":"","replies":["Lent","Vite"]},
{"html":"","replies":[]}]}}});
