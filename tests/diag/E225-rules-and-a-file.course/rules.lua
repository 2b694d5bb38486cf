pass { done "reply" }
