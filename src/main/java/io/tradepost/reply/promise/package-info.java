/**
 * What a letter's new text says that counts for the reply clock: promises of an answer, with the
 * time that they name in English or Chinese, and mere courtesy. Pure. Belongs to {@code reply} and
 * may use what it may.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.reply.promise;
