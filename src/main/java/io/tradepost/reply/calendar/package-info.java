/**
 * Who works when: around the clock or by hours and holidays. Pure. Belongs to {@code reply} and may
 * use what it may.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.reply.calendar;
