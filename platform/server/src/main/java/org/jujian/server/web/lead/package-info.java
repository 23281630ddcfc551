/// Leads (线索) for the discipline committee: the list of a period, one lead with its rows, and the committee's decision.
@NullMarked
package org.jujian.server.web.lead;

import org.jspecify.annotations.NullMarked;
