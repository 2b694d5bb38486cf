// result.h - the result of an evaluation as JSON, for the page.
//
// {"levels":[{"id","score","max"}],"total":{"score","max"},
//  "axes":[{"id","value"}],
//  "forecasts":[{"level":id|null,"n","of":n there are,"brier","margin",
//    "bins":[{"n","said":mean chance,"came":n}]}], of all answered forecasts
//    (null) and of each level that has some; without any no key, and without
//    enough for a picture no bins (calibration.h);
//  "margins":{"trend":"shrinks"|"stays"|"grows"|null (too few yet),"first",
//    "last": the levels compared, or null}, where levels have enough of them
//  "lessons":[{"id","levels","total","feedback":name|null,"shown":name|null,
//    "passed":true|false|null,"route":true|false|null (nothing routes it),
//    "unlocked","why":["LESSON:LINE"], where rules speak of the lesson: the
//    statements that would unlock it, else the route that leads here, else
//    the routes that do not; "visited","required":n,"finished":n,"complete",
//    "exercises":[
//    {"name","kind","answered","finished","score","max",
//      "right":true|false|null,"triesLeft":n|null,
//      "error":"why a rule could not score it", if so, and by kind
//      choice    "options":["right"|"wrong"|"missed"|"level"|""], once
//                answered; missed only when finished
//      silence   "held":seconds,"breaks":n,"asked":"right"|"wrong"|""
//      cues      "lines":["found"|"missed"|"false"|"decision"|"polite"|"left"
//                |""], once answered; a false cue is "polite" when marked and
//                "left" when not, but "false" or "" before it is finished;
//                missed and decision only when finished or marked;
//                "distance":lines after the decision|null, of several the
//                first, and then "distances":[lines|null], one for each;
//                "reply":"right"|"wrong"|""
//      order     "places":["right"|"wrong"], as they were put
//      match     "pairs", sort "items", gaps "gaps":["right"|"wrong"|""];
//      text      "option":the number of the option that matched, 0: none;
//      forecast  "brier"; these six once answered
//      pool      "drawn":[names]
//      dialogue  "scene":index,"path":[names],"open":[reply numbers],
//                "ended","ending":name,"axes":{},"levels":{}; when it
//                ended "choices":[[reply numbers]], those that might have
//                been given at each thing that was said or named
//      and of any kind
//      "shown":[numbers], the order in which options, items, those on the
//        right or the words of the list stand for this participant, where
//        there is a seed and they are shuffled;
//      "changed":true, when the exercise changed since it was answered and
//        has to be done again}]}],
//  "status":{"completion":"not attempted"|"incomplete"|"completed",
//    "success":"passed"|"failed"|"unknown","progress","scaled":n|null},
//  "problems":[{"lesson","line","message"}]}
#ifndef ENGINE_RESULT_H
#define ENGINE_RESULT_H

#include "engine/inside.h"

// Needs a fresh result.
void result_write(struct buffer *out, struct engine *e);

#endif
