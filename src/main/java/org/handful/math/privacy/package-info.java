/**
 * Differential privacy in numbers: what noise promises, and how much of it a promise takes. Two trainings count as
 * neighbours when one of them has one image more. An epsilon is never understated: where a figure is found by search or by
 * bounds, its upper end is given. May import commons-numbers only; stateless, safe from any thread.
 */
package org.handful.math.privacy;
