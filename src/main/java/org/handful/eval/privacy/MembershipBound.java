package org.handful.eval.privacy;

/**
 * What no attack on an (epsilon, delta)-private model can beat, whatever it knows:
 *
 * <pre>
 *   TPR &lt;= min(e^epsilon FPR + delta, 1 - e^-epsilon (1 - delta - FPR))
 * </pre>
 *
 * <p>Kairouz, Oh, Viswanath, The composition theorem for differential privacy, ICML 2015. Neighbours differ in one image
 * that is there or not, which is just what membership is.
 */
public record MembershipBound(double epsilon, double delta) {
    /** The same where an image is exchanged for another: two steps, one after the other. */
    public MembershipBound exchanged() {
        return new MembershipBound(2 * epsilon, (1 + Math.exp(epsilon)) * delta);
    }

    /** Share of learned images that an attack finds at most. @param fpr share of false alarms, 0..1 */
    public double tpr(double fpr) {
        double most = Math.min(Math.exp(epsilon) * fpr + delta, 1 - Math.exp(-epsilon) * (1 - delta - fpr));
        return Math.clamp(most, 0, 1);
    }
}
