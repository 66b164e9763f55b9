/** Classes that are added to what a finished run knows, session after session. May import what run may. */
package org.handful.run.sessions;
