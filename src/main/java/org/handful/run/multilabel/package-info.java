/** Images with several labels: a class whose name lists them. May import everything below run, and run.train. */
package org.handful.run.multilabel;
