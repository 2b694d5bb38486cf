window.Stilte = window.Stilte || {};
Stilte.text = {
"lang":"en",
"course":"Waiting for the decision",
"ui":{},
"levels":{
"logical":"Logical",
"feeling":"Feeling",
"intuitive":"Intuitive"},
"axes":{
"focus":["on myself","on the other"],
"balance":["client leads","I lead"]},
"lessons":[
{"id":"intake","title":"Where do you begin?","file":"intake.html"},
{"id":"oefenen","title":"The same sentence three times","file":"oefenen.html"},
{"id":"verdiepen","title":"What she does not say","file":"verdiepen.html"},
{"id":"schatten","title":"How far off are you?","file":"schatten.html"},
{"id":"gesprek","title":"The conversation itself","file":"gesprek.html"}],
"exercises":{
"intake/aandacht":{"title":"Where is your attention when a client speaks?","groups":["with what I am about to say","with who is speaking"]},
"intake/leiding":{"title":"Who decides what it is about?","groups":["the client","I do"]},
"intake/opsturen":{"title":"“Just send me something.” What do you hear?","options":["She wants a quotation.","She wants me gone, and keeps it friendly.","She has not heard anything yet that she is in need of."]},
"oefenen/feit":{"title":"What is a fact here?","options":["Three times the soup arrived cold.","The cook is not paying attention.","Ilse is going to leave us."]},
"oefenen/hoger":{"title":"Reply one level higher","options":["“Forty, and it should be sixty.”","“And you stood there, with twenty full plates.”","“You have already decided that this must change.”"]},
"oefenen/stil":{"title":"Ask, and be silent","options":["“What do your afternoons look like when you never have to call about this again?”","“Shall I give the driver a call?”"]},
"verdiepen/factuur":{"title":"The invoice","scenes":["Beginning","Line","End"]},
"verdiepen/lang":{"title":"A silence that lasts longer"},
"schatten/proefweek":{"title":"Will there be a trial week?"},
"schatten/kade":{"title":"Will the Quay stay?"},
"schatten/terug":{"title":"Will he call back?"},
"schatten/noord":{"title":"Will North join?"},
"schatten/prijs":{"title":"Will the price go down?"},
"schatten/tekent":{"title":"Will she sign this week?"},
"schatten/baas":{"title":"Will he bring his boss?"},
"schatten/laatste":{"title":"Is this the last conversation?"},
"schatten/besloten":{"title":"Has he decided?"},
"gesprek/vraag":{"title":"Your question"},
"gesprek/nu":{"title":"When do you push?","options":["“How would you like to begin?”","“If you sign today, five per cent comes off.”"],"lines":["You: “What must be different on Monday?”","Ilse: “No more cold on those plates.”","Ilse: “Your brochure is beautiful, by the way.”","Ilse: “Then they eat together again at the Quay.”","Ilse: “Yes. The Quay first.”","Ilse: “Although I do not know what North will think.”"]},
"gesprek/klant":{"title":"Cold soup","scenes":["Coming in","Discount","Heard","Silence","Decision","Put off","Given away"]},
"gesprek/mee":{"title":"What do you take with you?"}},
"feedback":{
"gesprek/vraag-eerst":{"title":"You kept your question to yourself","html":"\u003cp>Your own question was still about yourself, or could be answered with yes. Begin with \u003cem>what\u003c/em> or \u003cem>how\u003c/em>, and let the other be in it.\u003c/p>\u000a"},
"gesprek/besluit-gezien":{"title":"You let the decision come","html":"\u003cp>You heard what was behind the price, and waited. That is why the decision came from the client.\u003c/p>\u000a"},
"gesprek/blijf-zitten":{"title":"Stay seated a little longer","html":"\u003cp>You were close. Do the conversation again, with somebody else opposite you, and name first what is behind it.\u003c/p>\u000a"}}};
