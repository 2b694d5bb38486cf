Object.assign(Stilte.text, {
"feedback":{
"luisteren/listened":{"title":"Well listened","html":"\u003cp>You heard \u003cstrong>more\u003c/strong> than facts.\u003c/p>\u000a"},
"luisteren/again":{"title":"Once more","html":"\u003cp>Begin with the facts.\u003c/p>\u000a"}},
"dialogues":{
"luisteren/mira":{"client":"Mira","clients":{},"scenes":[
{"html":"\u003cp>\u003cstrong>Mira:\u003c/strong> “Late again!”\u003c/p>\u000a","replies":["“It was the supplier.”","“Twice now.”"]},
{"html":"\u003cp>\u003cstrong>Mira:\u003c/strong> “That is no use to me.”\u003c/p>\u000a","replies":["“You are right.”","“Once more.”","“Then not.”"]},
{"html":"\u003cp>\u003cstrong>Mira:\u003c/strong> “Exactly.”\u003c/p>\u000a","replies":[]},
{"html":"\u003cp>She hangs up.\u003c/p>\u000a","replies":[]}]}}});
