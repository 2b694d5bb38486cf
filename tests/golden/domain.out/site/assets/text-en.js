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
"reasons":{
"oefenen":{
"intake:37":{"because":"You are still with your own words, or with those of the client."}},
"verdiepen":{
"intake:45":{"because":"You are with the other, and hear more than the words."}}},
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
"schatten/proeverij":{"title":"Will she come to the tasting?"},
"schatten/nee":{"title":"Will he keep to his no?"},
"schatten/ouders":{"title":"Will she tell the parents?"},
"schatten/laatste":{"title":"Is this the last conversation?"},
"schatten/besloten":{"title":"Has he decided?"},
"schatten/keuken":{"title":"Will the kitchen of North open again?"},
"schatten/terugvraag":{"title":"Will she ask you back?"},
"schatten/afscheid":{"title":"Was this a farewell?"},
"gesprek/vraag":{"title":"Your question"},
"gesprek/nu":{"title":"When do you push?","options":["“How would you like to begin?”","“If you sign today, five per cent comes off.”"],"lines":["You: “What must be different on Monday?”","Ilse: “No more cold on those plates.”","Ilse: “Your brochure is beautiful, by the way.”","Ilse: “Then they eat together again at the Quay.”","Ilse: “Yes. The Quay first.”","You: “And North?”","Ilse: “Although I do not know what they will think.”","Ilse: “You know what? Take North along at once.”","Ilse: “Or shall I ask East first?”"]},
"gesprek/bellen":{"title":"Do you hear it as well?","options":["“Monday. Who lets us in?”","“May I first tell you something about us?”"],"lines":["You: “What do you need, Bart?”","Bart: “You do tell a good story.”","Bart: “Then I need not explain anything any more.”","Bart: “When can the first delivery come?”","Bart: “Or no, leave it for now.”"]},
"gesprek/klant":{"title":"Cold soup","scenes":["Coming in","Discount","Heard","Silence","Decision","Put off","Given away"]},
"gesprek/mee":{"title":"What do you take with you?"}}};
