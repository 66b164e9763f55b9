/** Looking for what is wrong with labels and with what a model learned. Imports eval, method and the work of {@code run}. */
package org.handful.run.audit;
