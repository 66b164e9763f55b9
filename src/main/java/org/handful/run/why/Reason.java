package org.handful.run.why;

import org.handful.run.why.Why.Support;

/** Why a run made one mistake: where in the image it saw what it said, and which of the images learned from told it so. */
public record Reason(Why why, Support support) {}
