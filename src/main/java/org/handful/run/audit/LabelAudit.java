package org.handful.run.audit;

import java.util.List;

/**
 * Labels that may be wrong.
 *
 * @param suspects the most doubtful first: those whose label is less likely than another class
 * @param checked images that were looked at
 * @param unchecked classes with a single distinct image: nothing is left to judge it by
 * @param fewest images of the smallest class that was checked; below about ten the order says more than the flag
 */
public record LabelAudit(List<Suspect> suspects, int checked, List<String> unchecked, int fewest) {
    /** @param flagged whether confident learning takes the label for wrong */
    public record Suspect(
            String image, String given, String suggested, double givenShare, double suggestedShare, boolean flagged) {}

    public LabelAudit {
        suspects = List.copyOf(suspects);
        unchecked = List.copyOf(unchecked);
    }

    public long flagged() {
        return suspects.stream().filter(Suspect::flagged).count();
    }
}
