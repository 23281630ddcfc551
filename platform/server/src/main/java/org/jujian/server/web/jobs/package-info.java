/// 任务: what the platform computes and when, for street offices and the administrator.
@NullMarked
package org.jujian.server.web.jobs;

import org.jspecify.annotations.NullMarked;
