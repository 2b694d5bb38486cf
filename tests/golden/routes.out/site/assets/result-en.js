Object.assign(Stilte.text, {
"feedback":{
"talk/well":{"title":"Well done","html":"\u003cp>Well done.\u003c/p>\u000a"}},
"dialogues":{
"talk/yamada":{"client":"Yamada","clients":{},"scenes":[
{"html":"\u003cp>\u003cstrong>Yamada:\u003c/strong> “No.”\u003c/p>\u000a","replies":["“Why not? I have come all the way from the other end of the country to be told why.”","You wait.","You wait again.","“それは大変でしたね。もう少し聞かせてください。”"]},
{"html":"","replies":["“Let us begin again.”","“Then I go.”"]},
{"html":"","replies":["“What would help?”","“Nothing, then.”","“I was faster than you.”"]},
{"html":"\u003cp>“Tuesday.”\u003c/p>\u000a","replies":[]},
{"html":"\u003cp>A door.\u003c/p>\u000a","replies":[]},
{"html":"","replies":["“Up again.”"]},
{"html":"","replies":["Down"]}]}}});
