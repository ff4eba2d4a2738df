/**
 * The running program: the one place where parts are wired, the daemon, schedules, health and
 * status. May use all of ours but {@code cli} and {@code demo}.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.agent;
