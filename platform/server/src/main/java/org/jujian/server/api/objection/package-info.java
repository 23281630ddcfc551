/// The interface's calls about 说明 and 申诉 on figures.
@NullMarked
package org.jujian.server.api.objection;

import org.jspecify.annotations.NullMarked;
