/** The facets of {@link org.handful.run.data} over a project file. */
package org.handful.run.local.data;
