# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a text of the sources has no finished translation: collects them into a copy and looks for what is left open.
list(REMOVE_ITEM collect Qt6::lupdate)
configure_file(${translation} ${copy} COPYONLY)
execute_process(COMMAND ${collect} ${copy} COMMAND_ERROR_IS_FATAL ANY)
file(READ ${copy} catalogue)
string(REGEX MATCHALL "<source>[^<]*</source>[^<]*<translation( type=\"unfinished\"|></translation)" texts "${catalogue}")
string(REGEX REPLACE "<source>([^<]*)</source>[^<]*<translation[^;]*;?" "  \\1\n" texts "${texts}")
if(catalogue MATCHES "type=\"unfinished\"|<translation></translation>")
    message(FATAL_ERROR "Not translated:\n${texts}Build update_translations, then fill in resources/translations.")
endif()
