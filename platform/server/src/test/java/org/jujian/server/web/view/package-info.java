@org.jspecify.annotations.NullMarked
package org.jujian.server.web.view;
