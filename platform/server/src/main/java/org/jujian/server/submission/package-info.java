/// What pages and programs have in common when somebody feeds a file.
@NullMarked
package org.jujian.server.submission;

import org.jspecify.annotations.NullMarked;
