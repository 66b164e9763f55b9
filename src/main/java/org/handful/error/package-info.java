/**
 * Every failure that a user can meet. Each kind has numbered problems; message and remedy are in
 * {@code i18n/errors-KIND.properties} under {@code HF-nnn.message} and {@code HF-nnn.remedy}. Imports the JDK only.
 */
package org.handful.error;
