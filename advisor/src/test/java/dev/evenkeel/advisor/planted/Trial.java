package dev.evenkeel.advisor.planted;

import dev.evenkeel.advisor.facts.RunProfile;
import java.util.Map;

/** A run that can be had: of a job that is run now, or of a log that was written by hand. */
interface Trial {
    /** {@return the same run, as told by each source that tells it: {@code live}, {@code log}} */
    Map<String, RunProfile> profiles();
}
