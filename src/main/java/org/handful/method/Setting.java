package org.handful.method;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a method's Config record: an int, long, double, boolean, enum, or a
 * {@code List<Path>} of folders. The default is in {@link AdaptationMethod#defaults()}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** Name in the form: {@code Neighbours}. */
    String label();

    /** One sentence: what it does and when to change it. */
    String help();

    /** Smallest allowed number. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest allowed number. */
    double max() default Double.POSITIVE_INFINITY;

    /** Unit, if it has one: {@code steps}. */
    String unit() default "";

    /** True for settings that most people never need. */
    boolean advanced() default false;
}
