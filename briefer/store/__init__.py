"""Where projects are kept, so that nothing is lost and nobody's work is overwritten.

`project_file` opens and saves, `document` is what the bytes mean (`layout`, `migrations`, `unknown`, `salvage` belong
to it); how they reach the disk is `briefer.atomic`. `lock` tells others who has a project open (`running` who that is),
`recovery` keeps what is not saved yet, `backups` what was saved before, `differences` says what changed between two of
them, `samples` holds what a new user meets. No folder, time or name of a machine is found out here: whoever calls
passes them in. Begin with `project_file`.
"""
