Object.assign(Stilte.text, {
"feedback":{},
"dialogues":{
"second/mira":{"client":"","clients":{},"scenes":[
{"html":"","replies":["Slow","Quick"]},
{"html":"","replies":[]}]}}});
