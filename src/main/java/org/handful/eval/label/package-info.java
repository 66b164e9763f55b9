/** Which given labels look wrong. Stateless functions of out-of-sample predictions. */
package org.handful.eval.label;
