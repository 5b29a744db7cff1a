package dev.evenkeel.advisor.prompt;

/** What is said of something that stands on no list: that it is there, and nothing of what it was called. */
enum Unlisted {
    /** Something else. */
    OTHER
}
