// result.h - the result of an evaluation as JSON, for the page.
//
// {"levels":[{"id","score","max"}],"total":{"score","max"},
//  "axes":[{"id","value"}],
//  "lessons":[{"id","levels","total","feedback":name|null,"shown":name|null,
//    "passed":true|false|null,"route":true|false|null (nothing routes it),
//    "unlocked","visited","required":n,"finished":n,"complete","exercises":[
//    {"name","kind","answered","finished","score","max",
//      "right":true|false|null,"triesLeft":n|null,
//      "error":"why a rule could not score it", if so, and by kind
//      choice    "options":["right"|"wrong"|"missed"|"level"|""], once
//                answered; missed only when finished
//      silence   "held":seconds,"breaks":n,"asked":"right"|"wrong"|""
//      cues      "lines":["found"|"missed"|"false"|"decision"|""], once
//                answered; missed and decision only when finished or marked;
//                "distance":lines|null,"reply":"right"|"wrong"|""
//      dialogue  "scene":index,"path":[names],"open":[reply numbers],
//                "ended","ending":name,"axes":{},"levels":{}}]}],
//  "status":{"completion":"not attempted"|"incomplete"|"completed",
//    "success":"passed"|"failed"|"unknown","progress","scaled":n|null},
//  "problems":[{"lesson","line","message"}]}
#ifndef ENGINE_RESULT_H
#define ENGINE_RESULT_H

#include "inside.h"

// Needs a fresh result.
void result_write(struct buffer *out, struct engine *e);

#endif
