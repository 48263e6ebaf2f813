; The installer for one user of Windows, made by makensis: no administrator, /S asks nothing, /D=FOLDER last says where.
; Settings and projects stay where they are; removing takes away only what was laid here.
Unicode true
Target amd64-unicode
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
!include MUI2.nsh

!define PRODUCT "Software\Microsoft\Windows\CurrentVersion\Uninstall\Briefer"
!define CLASSES "Software\Classes"
!define KIND "Briefer.Project"

Name "Briefer ${VERSION}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\Briefer"
InstallDirRegKey HKCU "${PRODUCT}" "InstallLocation"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "Ukrainian"
!insertmacro MUI_LANGUAGE "Arabic"

!macro TAKE_AWAY
  ; A program that runs cannot be deleted: then nothing is touched.
  Delete "$INSTDIR\briefer.exe"
  IfFileExists "$INSTDIR\briefer.exe" 0 +4
    MessageBox MB_OK|MB_ICONEXCLAMATION "Briefer is open. Close it, then start this again." /SD IDOK
    SetErrorLevel 2
    Quit
  Delete "$INSTDIR\briefer-cli.exe"
  RMDir /r "$INSTDIR\_internal"
!macroend

Section
  !insertmacro TAKE_AWAY
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}/*"
  WriteUninstaller "$INSTDIR\remove.exe"
  CreateShortcut "$SMPROGRAMS\Briefer.lnk" "$INSTDIR\briefer.exe"

  WriteRegStr HKCU "${CLASSES}\.briefer" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "Briefer project"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\briefer.exe,0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\briefer.exe" "%1"'
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"

  WriteRegStr HKCU "${PRODUCT}" "DisplayName" "Briefer"
  WriteRegStr HKCU "${PRODUCT}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${PRODUCT}" "DisplayIcon" "$INSTDIR\briefer.exe"
  WriteRegStr HKCU "${PRODUCT}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${PRODUCT}" "UninstallString" '"$INSTDIR\remove.exe"'
  WriteRegStr HKCU "${PRODUCT}" "QuietUninstallString" '"$INSTDIR\remove.exe" /S'
  WriteRegDWORD HKCU "${PRODUCT}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${PRODUCT}" "NoModify" 1
  WriteRegDWORD HKCU "${PRODUCT}" "NoRepair" 1
SectionEnd

Section Uninstall
  !insertmacro TAKE_AWAY
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\LICENCES.txt"
  Delete "$INSTDIR\sbom.cdx.json"
  Delete "$INSTDIR\remove.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Briefer.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.briefer" ""
  StrCmp $0 "${KIND}" 0 +2
    DeleteRegKey HKCU "${CLASSES}\.briefer"
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "${PRODUCT}"
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"
SectionEnd
