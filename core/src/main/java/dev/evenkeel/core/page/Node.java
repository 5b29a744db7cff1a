package dev.evenkeel.core.page;

/** A piece of a page: an element with what is in it, or text. */
public sealed interface Node permits Element, Text {}
