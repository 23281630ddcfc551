/// 说明和申诉: the list of a community or a street, the form on a figure, one with its answer.
@NullMarked
package org.jujian.server.web.objection;

import org.jspecify.annotations.NullMarked;
