package org.handful.ui.images;

import java.util.List;
import org.handful.model.Sample;
import org.handful.model.SplitRole;

/**
 * What the selected images have in common.
 *
 * @param lead the one that was selected last
 * @param count how many are selected
 * @param sameClass whether all have the same class; then it is the lead's
 * @param role null when they differ
 * @param lookAlikes images nearly equal to the lead
 */
record Details(
        Sample lead, int count, String className, boolean sameClass, SplitRole role, List<Value> values,
        List<Sample> lookAlikes) {
    /** An attribute of the selected images. @param value empty when none has it, null when they differ */
    record Value(String attribute, String value) {}
}
